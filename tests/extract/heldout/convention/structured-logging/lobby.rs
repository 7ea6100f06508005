use tracing::{info, warn};

pub struct Lobby {
    pub id: u32,
    pub players: Vec<String>,
}

impl Lobby {
    pub fn join(&mut self, player: String) {
        info!(lobby = self.id, %player, "player joined"); // ~ structured-logging
        self.players.push(player);
        if self.players.len() > 16 {
            warn!(lobby = self.id, count = self.players.len(), "lobby is crowded"); // ~ structured-logging
        }
    }
}
