//! Queries over the ledger, put together step by step.

/// A query that is being written.
#[derive(Debug, Default)]
pub struct QueryBuilder {
    account: Option<String>,
    limit: Option<usize>,
}

impl QueryBuilder {
    /// Only entries of an account.
    pub fn account(mut self, account: &str) -> Self {
        self.account = Some(account.to_owned());
        self
    }

    /// At most so many.
    pub fn limit(mut self, limit: usize) -> Self {
        self.limit = Some(limit);
        self
    }

    /// The query.
    pub fn build(self) -> Query {
        Query { account: self.account, limit: self.limit.unwrap_or(100) }
    }
}

/// All balances at once, on as many cores as there are.
pub fn balances(accounts: &[Account]) -> Vec<Balance> {
    accounts.par_iter().map(Account::balance).collect()
}
