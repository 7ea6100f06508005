package ranking

import "context"

type Service struct {
	scores  ScoreStore
	players PlayerDirectory
}

func NewService(scores ScoreStore, players PlayerDirectory) *Service { // ~ dependency-injection
	return &Service{scores: scores, players: players}
}

func (s *Service) Best(ctx context.Context, season int) (string, error) {
	id, err := s.scores.Top(ctx, season)
	if err != nil {
		return "", err
	}
	return s.players.Name(ctx, id)
}
