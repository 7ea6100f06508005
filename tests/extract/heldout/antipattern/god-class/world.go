package game

type World struct { // ~ god-class
	players  map[string]int
	chat     []string
	weather  string
	tick     int
	loot     map[string]int
	quests   map[string]bool
	guilds   map[string][]string
	auctions map[int]int
	mail     map[string][]string
	bans     map[string]bool
	scores   map[string]int
	music    string
}

func (w *World) Join(p string)              { w.players[p] = 100 }
func (w *World) Leave(p string)             { delete(w.players, p) }
func (w *World) Heal(p string, n int)       { w.players[p] += n }
func (w *World) Hurt(p string, n int)       { w.players[p] -= n }
func (w *World) Say(text string)            { w.chat = append(w.chat, text) }
func (w *World) ClearChat()                 { w.chat = nil }
func (w *World) Rain()                      { w.weather = "rain" }
func (w *World) Shine()                     { w.weather = "sun" }
func (w *World) Tick()                      { w.tick++ }
func (w *World) Drop(item string)           { w.loot[item]++ }
func (w *World) Take(item string)           { w.loot[item]-- }
func (w *World) Start(q string)             { w.quests[q] = false }
func (w *World) Finish(q string)            { w.quests[q] = true }
func (w *World) Enlist(g, p string)         { w.guilds[g] = append(w.guilds[g], p) }
func (w *World) Disband(g string)           { delete(w.guilds, g) }
func (w *World) Bid(lot, gold int)          { w.auctions[lot] = gold }
func (w *World) Write(to, text string)      { w.mail[to] = append(w.mail[to], text) }
func (w *World) Inbox(p string) []string    { return w.mail[p] }
func (w *World) Ban(p string)               { w.bans[p] = true }
func (w *World) Pardon(p string)            { delete(w.bans, p) }
func (w *World) Score(p string, points int) { w.scores[p] += points }
func (w *World) Play(song string)           { w.music = song }
