pub struct Symbol(String);

impl Symbol {
    pub fn parse(text: &str) -> Result<Self, SymbolError> { // ~ input-validation
        if text.is_empty() || text.len() > 12 {
            return Err(SymbolError::Length(text.len()));
        }
        if !text.chars().all(|c| c.is_ascii_uppercase()) {
            return Err(SymbolError::Letters);
        }
        Ok(Self(text.to_owned()))
    }
}
