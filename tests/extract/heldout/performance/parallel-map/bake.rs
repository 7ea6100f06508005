use rayon::prelude::*;

use crate::light::{trace, Probe, Scene};

pub fn bake(scene: &Scene, probes: &[Probe]) -> Vec<f32> {
    probes
        .par_iter() // ~ parallel-map
        .map(|p| trace(scene, p, 512))
        .collect()
}

pub fn brightest(values: &[f32]) -> f32 {
    values.iter().copied().fold(0.0, f32::max)
}
