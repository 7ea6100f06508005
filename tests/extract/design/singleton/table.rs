use std::sync::OnceLock;

static SINES: OnceLock<[f32; 360]> = OnceLock::new();

pub fn sines() -> &'static [f32; 360] { // ~ lazy-loading
    SINES.get_or_init(|| std::array::from_fn(|degree| (degree as f32).to_radians().sin()))
}
