package publication_test

import (
	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/publication"
)

// The client implements the interface that publishing needs.
var _ publication.GitHub = (*forge.Client)(nil)
