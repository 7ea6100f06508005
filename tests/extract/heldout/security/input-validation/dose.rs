use crate::errors::DoseError;

pub struct Infusion {
    pub ml_per_hour: f64,
}

pub fn infusion(ml: f64, hours: f64) -> Result<Infusion, DoseError> { // ~ input-validation
    if !(ml > 0.0 && ml <= 2000.0) {
        return Err(DoseError::out_of_range("ml", ml));
    }
    if hours <= 0.0 {
        return Err(DoseError::out_of_range("hours", hours));
    }
    Ok(Infusion { ml_per_hour: ml / hours })
}
