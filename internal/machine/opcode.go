package machine

// Opcode is the first number of a statement in a plan's file. Its operands follow. A
// place is the number of a local. A source is a local, a constant, or the input or data
// of the machine. A block is the number of its statements, followed by the statements.
type Opcode int

// The statements of OPA's intermediate representation that a plan may have, each with
// its operands. Package plan writes them. If the policies need another statement, `make
// plan` fails. The numbers are part of the file format: add a new statement at the end,
// or increase the version in Magic.
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

// The kinds of a source, in its lowest SourceBits bits.
const (
	SourceLocal = iota // the rest is the number of a local
	SourceText         // the rest is an index in the plan's list of strings
	SourceFalse
	SourceTrue
	SourceInput
	SourceData

	SourceBits = 3
)

// Magic is the beginning of a plan's file. Its last digit is the version of the format.
const Magic = "dgcheck plan 1\n"
