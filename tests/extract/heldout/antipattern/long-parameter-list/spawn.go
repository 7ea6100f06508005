package game

type Spawn struct {
	X, Y, Z             float32
	Health, Armour      int
	Speed, Damage, Rage float32
	Name, Model         string
}

func (w *World) Place(s Spawn) int {
	w.spawns = append(w.spawns, s)
	return len(w.spawns) - 1
}

func (w *World) Names(ids ...int) []string {
	var names []string
	for _, id := range ids {
		names = append(names, w.spawns[id].Name)
	}
	return names
}

type World struct{ spawns []Spawn }
