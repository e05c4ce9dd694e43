package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"sync"

	"go.lsp.dev/jsonrpc2"
)

// server is one session with an editor.
type server struct {
	workspace Workspace
	options   Options
	conn      jsonrpc2.Conn
	// judging is the context of all checks. It is cancelled when the session ends.
	judging context.Context

	mu        sync.Mutex
	encoding  encoding
	begun     bool
	ended     bool
	documents map[string]*document // by the path of the file
	groups    map[string]*group    // by the path of the group's folder

	work sync.Mutex // held during each call of a method of workspace
}

// document is a file that is open in the editor.
type document struct {
	uri     string
	version *int
	text    []byte
	root    string // the folder of its group, or empty
}

// ErrNotShutDown is returned if the editor ends the session without sending shutdown
// first.
var ErrNotShutDown = errors.New("the editor ended the session without shutdown")

// Serve talks to an editor over stream until the editor ends the session. It returns
// nil if the editor sent shutdown and then exit.
func Serve(ctx context.Context, stream io.ReadWriteCloser, workspace Workspace, options Options) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	s := &server{
		workspace: workspace, options: options, conn: jsonrpc2.NewConn(jsonrpc2.NewStream(stream)), judging: ctx,
		encoding: utf16Units, documents: map[string]*document{}, groups: map[string]*group{},
	}
	s.conn.Go(ctx, func(ctx context.Context, request *jsonrpc2.Request) (any, error) {
		return s.handle(request.Method(), request.Params(), request.IsCall())
	})
	select {
	case <-s.conn.Done():
	case <-ctx.Done():
		_ = stream.Close() // ends the read that waits for the editor
		return ctx.Err()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.ended {
		return ErrNotShutDown
	}
	return nil
}

// notInitialized is the protocol's error code for a request before initialize.
const notInitialized jsonrpc2.Code = -32002

// errExit is what handle returns to end the session.
var errExit = errors.New("exit")

// handle carries out one message. A message is a request if call is set, and otherwise
// a notification. The error of a notification is dropped, because the protocol has no
// answer to one.
func (s *server) handle(method string, params []byte, call bool) (any, error) {
	s.mu.Lock()
	begun, ended := s.begun, s.ended
	s.mu.Unlock()
	switch {
	case method == "exit":
		return nil, errExit
	case !begun && method != "initialize" && call:
		return nil, jsonrpc2.NewError(notInitialized, "initialize comes first")
	case !begun && method != "initialize":
		return nil, nil
	case ended && call:
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the session has been shut down")
	}
	answer, err := s.answer(method, params)
	if !call {
		return nil, nil
	}
	return answer, err
}

func (s *server) answer(method string, params []byte) (any, error) {
	if method == "initialize" {
		return s.initialize(params)
	}
	var p documentParams
	if len(params) > 0 && method != "shutdown" {
		if err := json.Unmarshal(params, &p); err != nil {
			return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, "the parameters cannot be read")
		}
	}
	switch method {
	case "shutdown":
		s.mu.Lock()
		s.ended = true
		s.mu.Unlock()
		return nil, nil
	case "textDocument/didOpen":
		s.open(p.TextDocument, []byte(p.TextDocument.Text))
	case "textDocument/didChange":
		if n := len(p.ContentChanges); n > 0 && p.ContentChanges[n-1].Range == nil {
			s.open(p.TextDocument, []byte(p.ContentChanges[n-1].Text))
		}
	case "textDocument/didClose":
		s.close(p.TextDocument.URI)
	case "textDocument/didSave", "workspace/didChangeWatchedFiles":
		s.judgeAll()
	case "textDocument/hover":
		return s.hover(p)
	case "textDocument/definition":
		return s.definition(p)
	case "textDocument/codeAction":
		return s.codeActions(p)
	default:
		return nil, jsonrpc2.NewError(jsonrpc2.MethodNotFound, "dgcheck does not know "+method)
	}
	return nil, nil
}

func (s *server) initialize(params []byte) (any, error) {
	var p initializeParams
	if err := json.Unmarshal(params, &p); err != nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, "the parameters cannot be read")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.begun {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidRequest, "initialize came before")
	}
	s.begun, s.encoding = true, chosen(p.Capabilities.General.PositionEncodings)
	return initializeResult{
		ServerInfo: serverInfo{Name: "dgcheck", Version: s.options.Version},
		Capabilities: serverCapabilities{
			PositionEncoding: s.encoding, TextDocumentSync: syncOptions{OpenClose: true, Change: 1, Save: true},
			HoverProvider: true, DefinitionProvider: true, CodeActionProvider: codeActionOptions{[]string{"quickfix", "source.fixAll"}},
		},
	}, nil
}
