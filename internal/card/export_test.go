package card

// SetMost sets the largest number of cards in a store.
func (s *Store) SetMost(n int) { s.most = n }
