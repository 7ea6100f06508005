type Row = { id: string; cells: string[] };

/** Deep in tags, not in conditions. */
export function Sheet({ rows }: { rows: Row[] }) {
  return (
    <main>
      <section>
        <div className="scroll">
          <table>
            <tbody>
              {rows.map((r) => (
                <tr key={r.id}>
                  {r.cells.map((c) => (
                    <td key={c}>
                      <span>{c}</span>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </main>
  );
}
