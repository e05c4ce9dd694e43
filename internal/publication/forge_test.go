package publication_test

import (
	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/publication"
)

// The client is what publishing needs of GitHub.
var _ publication.GitHub = (*forge.Client)(nil)
