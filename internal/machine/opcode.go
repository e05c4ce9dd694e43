package machine

// Opcode is the first number of a statement in a plan's file. The operands follow: a
// place is the number of a local, a source is a place or a constant, and a block is
// the number of its statements and the statements.
type Opcode int

// The statements of OPA's intermediate representation that a plan may have. Package
// plan writes them; what it does not know fails `make plan`. The numbers are part of the
// form of a plan's file: add new ones at the end, or count Magic up.
const (
	OpReturn      Opcode = iota // source
	OpBlock                     // count, blocks
	OpBreak                     // levels
	OpNot                       // block
	OpScan                      // source, key place, value place, block
	OpAssign                    // source, place
	OpAssignOnce                // row, source, place
	OpReset                     // place
	OpIsDefined                 // place
	OpIsUndefined               // place
	OpInt                       // number, place
	OpNumber                    // text, place
	OpNull                      // place
	OpArray                     // capacity, place
	OpObject                    // place
	OpSet                       // place
	OpAppend                    // source, place
	OpAdd                       // source, place
	OpInsert                    // key source, value source, place
	OpInsertOnce                // row, key source, value source, place
	OpEqual                     // source, source
	OpNotEqual                  // source, source
	OpIsArray                   // source
	OpIsObject                  // source
	OpIsSet                     // source
	OpLen                       // source, place
	OpDot                       // source, key source, place
	OpCall                      // row, function, count, sources, place
	OpBuiltin                   // row, builtin, count, sources, place
)

// The kinds of a source, in the lowest bits of its number.
const (
	SourceLocal = iota // a place
	SourceText         // a string of the plan's list
	SourceFalse
	SourceTrue
	SourceInput
	SourceData

	SourceBits = 3
)

// Magic begins a plan's file. Its last digit is the version of the form.
const Magic = "dgcheck plan 1\n"
