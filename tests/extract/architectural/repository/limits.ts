import { Pool } from "pg";
import { Limit } from "./limit";

export class LimitStore { // ~ repository
  constructor(private readonly pool: Pool) {}

  async of(account: string): Promise<Limit | undefined> { // ~ parameterised-sql, parameterised-sql
    const { rows } = await this.pool.query("SELECT account, amount FROM limits WHERE account = $1", [account]);
    return rows[0];
  }

  async raise(account: string, amount: number): Promise<void> { // ~ parameterised-sql, parameterised-sql
    await this.pool.query("UPDATE limits SET amount = $2 WHERE account = $1", [account, amount]);
  }
}
