package trades

func (s *Service) Approve(ctx context.Context, user *User, id string) error { // ~ authorisation-check
	if !user.HasRole("approver") {
		return ErrForbidden
	}
	return s.store.Approve(ctx, id, user.Name)
}

func (s *Service) Labels(user *User) []string {
	if !user.HasRole("approver") {
		return nil
	}
	return s.labels
}
