package site_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/DEFRA/dgcheck/internal/card"
)

// TestTheJobJudgesEveryShareOnce checks the Kubernetes manifest in docs: it is an
// indexed job in which the pod with index i runs dgcheck with --shard i+1/N, so that
// the pods cover the shards 1 to N once each.
func TestTheJobJudgesEveryShareOnce(t *testing.T) {
	const manifest = "../../docs/portfolio-job.yaml"
	text, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	var job struct {
		APIVersion string `yaml:"apiVersion"`
		Kind       string
		Spec       struct {
			CompletionMode       string `yaml:"completionMode"`
			Completions          int
			BackoffLimitPerIndex *int `yaml:"backoffLimitPerIndex"`
			MaxFailedIndexes     int  `yaml:"maxFailedIndexes"`
			Template             struct {
				Spec struct {
					RestartPolicy string `yaml:"restartPolicy"`
					Containers    []struct{ Command, Args []string }
				}
			}
		}
	}
	if err := yaml.Unmarshal(text, &job); err != nil {
		t.Fatal(err)
	}
	spec := job.Spec
	if job.APIVersion != "batch/v1" || job.Kind != "Job" || spec.CompletionMode != "Indexed" || spec.BackoffLimitPerIndex == nil ||
		spec.MaxFailedIndexes != spec.Completions || spec.Template.Spec.RestartPolicy != "Never" || len(spec.Template.Spec.Containers) != 1 {
		t.Fatalf("not an indexed job: %+v", job)
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "dgcheck"), []byte("#!/bin/sh\necho \"$@\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	pod := spec.Template.Spec.Containers[0]
	for index, want := range map[string]string{"0": "--shard 1/40 ", "39": "--shard 40/40 "} {
		run := exec.CommandContext(t.Context(), pod.Command[0], append(pod.Command[1:], pod.Args...)...)
		run.Env = []string{"PATH=" + folder, "JOB_COMPLETION_INDEX=" + index}
		said, err := run.CombinedOutput()
		if err != nil || !strings.Contains(string(said), want) || !strings.Contains(string(said), "card=/cards/"+index+".ndjson") || spec.Completions != 40 {
			t.Errorf("pod %s: %s, %v", index, said, err)
		}
	}
	if kubeconform := atHand("kubeconform"); kubeconform != "" && os.Getenv("DGCHECK_KUBERNETES_SCHEMAS") != "" {
		if said, err := exec.CommandContext(t.Context(), kubeconform, "-strict", "-schema-location", os.Getenv("DGCHECK_KUBERNETES_SCHEMAS"), manifest).CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, said)
		}
	}
}

// TestTheQueriesOfTheDocs runs the SQL queries of docs/portfolio.md with DuckDB on a
// folder of cards. It needs DuckDB.
func TestTheQueriesOfTheDocs(t *testing.T) {
	page, err := os.ReadFile("../../docs/portfolio.md")
	if err != nil {
		t.Fatal(err)
	}
	queries := regexp.MustCompile("(?s)```sql\n(.*?)```").FindAllSubmatch(page, -1)
	if len(queries) != 3 {
		t.Fatalf("%d queries", len(queries))
	}
	duckdb := atHand("duckdb")
	if duckdb == "" {
		t.Skip("duckdb is not at hand")
	}
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "kept"), 0o700); err != nil {
		t.Fatal(err)
	}
	var cards bytes.Buffer
	for _, c := range []*card.Card{of("a", before, "x"), of("b", before), of("a", today, "x", "y"), of("b", today, "x")} {
		if err := card.Write(&cards, c); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "kept", "cards.ndjson"), cards.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"2026-11-22,2,3,0,sha256:one", "guide.x,2,2,sha256:one", `2026-09,200(\.0+)?,180(\.0+)?,2,sha256:one`} {
		run := exec.CommandContext(t.Context(), duckdb, "-csv", "-c", string(queries[i][1]))
		run.Dir = folder
		said, err := run.CombinedOutput()
		if err != nil || !regexp.MustCompile(want).Match(said) {
			t.Errorf("query %d gives no %s: %v\n%s", i+1, want, err, said)
		}
	}
}
