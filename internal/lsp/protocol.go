package lsp

import "encoding/json"

// The types below are the messages of the protocol, with only the fields that dgcheck
// uses. Names and shapes are those of the specification.

type initializeParams struct {
	Capabilities struct {
		General struct {
			PositionEncodings []encoding `json:"positionEncodings"`
		} `json:"general"`
	} `json:"capabilities"`
}

type initializeResult struct {
	Capabilities serverCapabilities `json:"capabilities"`
	ServerInfo   serverInfo         `json:"serverInfo"`
}

type serverInfo struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

type serverCapabilities struct {
	PositionEncoding   encoding          `json:"positionEncoding"`
	TextDocumentSync   syncOptions       `json:"textDocumentSync"`
	HoverProvider      bool              `json:"hoverProvider"`
	DefinitionProvider bool              `json:"definitionProvider"`
	CodeActionProvider codeActionOptions `json:"codeActionProvider"`
}

// syncOptions says which changes the editor reports. With Change 1 it sends the whole
// text at every change.
type syncOptions struct {
	OpenClose bool `json:"openClose"`
	Change    int  `json:"change"`
	Save      bool `json:"save"`
}

type codeActionOptions struct {
	CodeActionKinds []string `json:"codeActionKinds"`
}

type textDocument struct {
	URI     string `json:"uri"`
	Text    string `json:"text,omitempty"`
	Version *int   `json:"version,omitempty"`
}

// documentParams has the parameters of every message about a document. Each message
// sets only some of the fields.
type documentParams struct {
	TextDocument   textDocument `json:"textDocument"`
	Position       position     `json:"position"`
	Range          textRange    `json:"range"`
	ContentChanges []struct {
		Text  string          `json:"text"`
		Range json.RawMessage `json:"range"`
	} `json:"contentChanges"`
}

// position counts lines and characters from 0. Characters are counted in units of the
// encoding.
type position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

type textRange struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

type location struct {
	URI   string    `json:"uri"`
	Range textRange `json:"range"`
}

type publishDiagnosticsParams struct {
	URI         string       `json:"uri"`
	Version     *int         `json:"version,omitempty"`
	Diagnostics []diagnostic `json:"diagnostics"`
}

type diagnostic struct {
	Range           textRange        `json:"range"`
	Severity        Severity         `json:"severity"`
	Code            string           `json:"code"`
	CodeDescription *codeDescription `json:"codeDescription,omitempty"`
	Source          string           `json:"source"`
	Message         string           `json:"message"`
}

type codeDescription struct {
	Href string `json:"href"`
}

type hover struct {
	Contents markup `json:"contents"`
}

// markup is text for the editor. With the kind plaintext, the editor shows it
// unchanged.
type markup struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

type codeAction struct {
	Title       string        `json:"title"`
	Kind        string        `json:"kind"`
	Diagnostics []diagnostic  `json:"diagnostics,omitempty"`
	IsPreferred bool          `json:"isPreferred,omitempty"`
	Edit        workspaceEdit `json:"edit"`
}

type workspaceEdit struct {
	Changes map[string][]textEdit `json:"changes"`
}

type textEdit struct {
	Range   textRange `json:"range"`
	NewText string    `json:"newText"`
}

type showMessageParams struct {
	Type    Severity `json:"type"`
	Message string   `json:"message"`
}
