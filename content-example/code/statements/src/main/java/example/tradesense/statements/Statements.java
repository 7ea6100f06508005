package example.tradesense.statements;

import java.util.List;

/** Statements as they are stored. */
public class Statements {
    private final JdbcTemplate template;

    public Statements(JdbcTemplate template) {
        this.template = template;
    }

    public Statement byId(long id) {
        return template.queryForObject("SELECT * FROM statement WHERE id = ?", mapper, id);
    }

    public List<Statement> ofMonth(String month) {
        return template.query("SELECT * FROM statement WHERE month = ?", mapper, month);
    }
}
