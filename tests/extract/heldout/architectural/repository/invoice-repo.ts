import type { Pool } from "pg";
import { Invoice } from "./invoice";

export class InvoiceRepo { // ~ repository, dependency-injection
  constructor(private readonly pool: Pool) {}

  async get(no: string): Promise<Invoice | undefined> {
    const res = await this.pool.query("SELECT no, cents FROM invoices WHERE no = $1", [no]); // ~ parameterised-sql
    return res.rows[0] && new Invoice(res.rows[0].no, res.rows[0].cents);
  }

  async add(invoice: Invoice): Promise<void> {
    await this.pool.query("INSERT INTO invoices (no, cents) VALUES ($1, $2)", [invoice.no, invoice.cents]); // ~ parameterised-sql
  }
}
