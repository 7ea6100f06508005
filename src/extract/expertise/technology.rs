//! The technologies of a file: its language, and the libraries that it imports and that people name as skills.

use std::collections::BTreeSet;

use super::super::language::Grammar;

/// What imports begin with → the tag of the technology. Libraries that nobody is asked about are not listed.
const LIBRARIES: [(&str, &str); 74] = [
    ("@angular", "angular"),
    ("@nestjs", "nestjs"),
    ("@playwright", "playwright"),
    ("@testing-library", "testing-library"),
    ("actix_web", "actix"),
    ("airflow", "airflow"),
    ("arrow", "arrow"),
    ("asyncpg", "postgresql"),
    ("axum", "axum"),
    ("boto3", "aws"),
    ("celery", "celery"),
    ("clickhouse", "clickhouse"),
    ("clickhouse_connect", "clickhouse"),
    ("clickhouse_driver", "clickhouse"),
    ("confluent_kafka", "kafka"),
    ("criterion", "criterion"),
    ("d3", "d3"),
    ("diesel", "diesel"),
    ("django", "django"),
    ("duckdb", "duckdb"),
    ("express", "express"),
    ("fastapi", "fastapi"),
    ("fastify", "fastify"),
    ("flask", "flask"),
    ("github.com/ClickHouse/clickhouse-go", "clickhouse"),
    ("github.com/IBM/sarama", "kafka"),
    ("github.com/gin-gonic/gin", "gin"),
    ("github.com/jackc/pgx", "postgresql"),
    ("github.com/labstack/echo", "echo"),
    ("github.com/lib/pq", "postgresql"),
    ("github.com/quickfixgo", "fix-protocol"),
    ("github.com/redis/go-redis", "redis"),
    ("github.com/segmentio/kafka-go", "kafka"),
    ("github.com/twmb/franz-go", "kafka"),
    ("google.golang.org/grpc", "grpc"),
    ("graphql", "graphql"),
    ("grpc", "grpc"),
    ("hypothesis", "property-tests"),
    ("io.grpc", "grpc"),
    ("jakarta.persistence", "jpa"),
    ("jest", "jest"),
    ("k8s.io", "kubernetes"),
    ("kafka", "kafka"),
    ("kafkajs", "kafka"),
    ("kubernetes", "kubernetes"),
    ("next", "nextjs"),
    ("numpy", "numpy"),
    ("opentelemetry", "opentelemetry"),
    ("org.apache.kafka", "kafka"),
    ("org.hibernate", "hibernate"),
    ("org.junit", "junit"),
    ("org.springframework", "spring"),
    ("pandas", "pandas"),
    ("pg", "postgresql"),
    ("polars", "polars"),
    ("proptest", "property-tests"),
    ("psycopg", "postgresql"),
    ("psycopg2", "postgresql"),
    ("pydantic", "pydantic"),
    ("pytest", "pytest"),
    ("rayon", "rayon"),
    ("rdkafka", "kafka"),
    ("react", "react"),
    ("redis", "redis"),
    ("scipy", "scipy"),
    ("sqlalchemy", "sqlalchemy"),
    ("sqlx", "sqlx"),
    ("svelte", "svelte"),
    ("tokio", "tokio"),
    ("tokio_postgres", "postgresql"),
    ("torch", "pytorch"),
    ("vitest", "vitest"),
    ("vue", "vue"),
    ("wasm_bindgen", "webassembly"),
];

/// The technologies of a file, by its grammar and the roots of what it imports from outside.
pub fn of<'a>(grammar: Grammar, imports: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    let libraries = imports.filter_map(|import| {
        let begins = |root: &str| {
            import.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.', ':']))
        };
        LIBRARIES.iter().find(|(root, _)| begins(root)).map(|(_, tag)| (*tag).to_owned())
    });
    std::iter::once(grammar.fence().to_owned()).chain(libraries).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_is_known_by_the_beginning_of_its_imports() {
        let found = of(
            Grammar::Go,
            ["github.com/jackc/pgx/v5", "github.com/jackc/pgxlisten", "kafkaesque"].into_iter(),
        );
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["go", "postgresql"]);
        assert!(LIBRARIES.is_sorted());
    }
}
