use anyhow::{Context, Result};

pub fn load(path: &Path) -> Result<Rates> {
    let text = fs::read_to_string(path).with_context(|| format!("rates of {}", path.display()))?; // ~ error-wrapping
    let rates = parse(&text).context("a line is no rate")?; // ~ error-wrapping
    Ok(rates)
}

pub fn first(path: &Path) -> Result<Rate> {
    let rates = load(path)?;
    rates.into_iter().next().ok_or_else(|| anyhow!("no rate in {}", path.display()))
}
