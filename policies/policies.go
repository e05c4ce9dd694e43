// Package policies contains everything that delivery groups are expected to do: the
// Rego rules, the clauses that they serve, their figures, and the schema of a
// declaration. No other package defines expectations. It exports files, and no code.
package policies

import "embed"

// FS holds the policies as they ship, at the paths they have in this folder.
//
//go:embed *.yaml *.json *.rego plan.bin lib
//go:embed between data guide standards assurance strategy ways_of_working central governance
var FS embed.FS
