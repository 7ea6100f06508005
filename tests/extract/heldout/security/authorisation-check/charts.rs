use crate::charts::{Chart, ChartError};
use crate::staff::{Permission, Staff};

pub fn amend(staff: &Staff, chart: &mut Chart, note: &str) -> Result<(), ChartError> {
    if !staff.has_permission(Permission::AmendChart) { // ~ authorisation-check
        return Err(ChartError::Forbidden);
    }
    chart.notes.push(format!("{}: {note}", staff.name));
    Ok(())
}
