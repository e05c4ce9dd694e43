// Package policies holds what delivery groups are asked for: the Rego rules,
// the clauses they serve, their figures and the schema of a declaration. It
// is the only home of expectations, and exports files, no code.
package policies

import "embed"

// FS holds the policies as they ship, at the paths they have in this folder.
//
//go:embed *.yaml *.json *.rego plan.bin lib
//go:embed between data guide standards assurance strategy ways_of_working central governance
var FS embed.FS
