pub struct Enemy {
    pub stats: [f32; 6],
    pub at: (f32, f32, f32),
}

pub fn spawn_enemy( // ~ long-parameter-list
    x: f32,
    y: f32,
    z: f32,
    health: f32,
    armour: f32,
    speed: f32,
    damage: f32,
    range: f32,
    aggro: f32,
) -> Enemy {
    Enemy {
        stats: [health, armour, speed, damage, range, aggro],
        at: (x, y, z),
    }
}
