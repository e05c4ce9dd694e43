package command

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/DEFRA/dgcheck/internal/actions"
)

// inActions reports whether the program runs in GitHub Actions
// (https://docs.github.com/actions/reference/workflows-and-actions/variables).
func inActions(host Host) bool { return host.Env("GITHUB_ACTIONS") == "true" }

// readContext returns the Context of this GitHub Actions run, from the environment and
// the file that GITHUB_EVENT_PATH names.
func readContext(host Host) (actions.Context, error) {
	payload, err := readPayload(host.Env("GITHUB_EVENT_PATH"))
	if err != nil {
		return actions.Context{}, fmt.Errorf("the event of this run could not be read: %w", err)
	}
	event, err := actions.Read(host.Env, payload)
	if err != nil {
		return actions.Context{}, fmt.Errorf("the event of this run could not be read: %w", err)
	}
	return event, nil
}

func readPayload(name string) ([]byte, error) {
	if name == "" {
		return nil, errors.New("GITHUB_EVENT_PATH names no file")
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, actions.MaxPayload+1))
}

// token returns the token for GitHub, from GITHUB_TOKEN or else GH_TOKEN, or "" if
// neither is set.
func token(host Host) string {
	if given := strings.TrimSpace(host.Env("GITHUB_TOKEN")); given != "" {
		return given
	}
	return strings.TrimSpace(host.Env("GH_TOKEN"))
}
