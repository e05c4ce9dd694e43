package card

// SetMost sets how many cards a store holds.
func (s *Store) SetMost(n int) { s.most = n }
