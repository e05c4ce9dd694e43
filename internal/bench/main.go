// Command bench measures dgcheck as a whole process. It compares it with `opa exec` on
// the same policies and inputs, and with a program that only parses the same YAML
// files. It writes a Markdown table.
//
//	go run ./internal/bench            # all sizes, without opa
//	go run ./internal/bench -opa PATH  # with an opa program to compare
//	go run ./internal/bench -beside 'before=PATH check {folder} -f json=result.json'
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"gopkg.in/yaml.v3"
)

func main() {
	opa := flag.String("opa", "", "an opa program to compare with")
	var others []program
	flag.Func("beside", "another program to run in turn, as NAME=COMMAND; {folder} in it stands for the groups, and {n} for how many there are; may be repeated", func(text string) error {
		other, err := parseProgram(text)
		others = append(others, other)
		return err
	})
	most := flag.Int("most", 10000, "the largest number of groups")
	nodes := flag.String("nodes", "", "read the YAML files below this folder into nodes, and stop")
	write := flag.String("write", "", "write -most groups into this folder, with what opa needs beside it, and stop")
	flag.Parse()
	var err error
	switch {
	case *nodes != "":
		err = readNodes(*nodes)
	case *write != "":
		err = writeAll(*write, *most)
	default:
		err = measureAll(context.Background(), *opa, others, *most)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// readNodes only parses the files of the groups in a folder as YAML. No check can be
// faster than this.
func readNodes(folder string) error {
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".yaml" {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		var node yaml.Node
		return yaml.Unmarshal(content, &node)
	})
}

// writeAll writes n groups to a folder, and the files that opa needs if n is at most
// mostForOPA.
func writeAll(folder string, n int) error {
	size, err := writeGroups(folder, n)
	if err != nil {
		return err
	}
	fmt.Print(size)
	if n > mostForOPA {
		return nil
	}
	return writeOPA(folder, folder+"-opa")
}

// mostForOPA is the largest number of groups for which opa is measured.
const mostForOPA = 1000

// cost is the time and memory of one process.
type cost struct {
	wall, cpu time.Duration
	peak      int64 // bytes
}

func run(ctx context.Context, name string, args ...string) (cost, error) {
	command := exec.CommandContext(ctx, name, args...)
	// The output of the program is discarded. In the memory of this process, it would
	// count towards the peak of the next program.
	var complaints bytes.Buffer
	command.Stderr = &complaints
	start := time.Now()
	err := command.Run()
	took := cost{wall: time.Since(start)}
	// Exit status 1 means that the check found something to mend.
	if code := command.ProcessState.ExitCode(); err != nil && code != 1 {
		return took, fmt.Errorf("%s: %w: %s", name, err, complaints.String())
	}
	took.cpu = command.ProcessState.UserTime() + command.ProcessState.SystemTime()
	if usage, ok := command.ProcessState.SysUsage().(*syscall.Rusage); ok {
		took.peak = usage.Maxrss << 10
	}
	return took, nil
}

// program is one of the programs to compare. args returns its command line.
type program struct {
	name string
	args func(folder string) []string
}

// measure runs all programs in turn, as many times as rounds says, so that a slow
// moment of the machine affects all of them. It returns the median cost of each.
func measure(ctx context.Context, folder string, rounds int, programs []program) ([]cost, error) {
	costs := make([][]cost, len(programs))
	for range rounds {
		for i, p := range programs {
			args := p.args(folder)
			took, err := run(ctx, args[0], args[1:]...)
			if err != nil {
				return nil, err
			}
			costs[i] = append(costs[i], took)
		}
	}
	medians := make([]cost, len(programs))
	for i, all := range costs {
		medians[i] = cost{
			wall: median(all, func(c cost) time.Duration { return c.wall }),
			cpu:  median(all, func(c cost) time.Duration { return c.cpu }),
			peak: int64(median(all, func(c cost) time.Duration { return time.Duration(c.peak) })),
		}
	}
	return medians, nil
}

func median(costs []cost, of func(cost) time.Duration) time.Duration {
	values := make([]time.Duration, len(costs))
	for i, c := range costs {
		values[i] = of(c)
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// parseProgram reads a program to compare, written as NAME=COMMAND. In the command,
// {folder} stands for the folder of the groups.
func parseProgram(text string) (program, error) {
	name, command, _ := strings.Cut(text, "=")
	words := strings.Fields(command)
	if name == "" || len(words) == 0 {
		return program{}, errors.New("it is NAME=COMMAND")
	}
	return program{name, func(folder string) []string {
		filled := slices.Clone(words)
		for i, word := range filled {
			filled[i] = strings.NewReplacer("{folder}", folder, "{n}", filepath.Base(folder)).Replace(word)
		}
		return filled
	}}, nil
}

func measureAll(ctx context.Context, opa string, others []program, most int) error {
	folder, err := os.MkdirTemp("", "dgcheck-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	self, err := os.Executable()
	if err != nil {
		return err
	}
	binary := filepath.Join(folder, "dgcheck")
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", binary, "./cmd/dgcheck")
	if output, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("build dgcheck: %w: %s", err, output)
	}
	info, err := os.Stat(binary)
	if err != nil {
		return err
	}
	fmt.Printf("%d cores, %s/%s, %s; stripped binary %.1f MB\n\n", runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version(), float64(info.Size())/1e6)
	fmt.Println("| groups | KB a group | program | wall | CPU | CPU a group | peak |\n|---|---|---|---|---|---|---|")
	for _, n := range []int{1, 100, 1000, 10000} {
		if n > most {
			break
		}
		if err := size(ctx, self, filepath.Join(folder, fmt.Sprint(n)), n, append(contestants(binary, self, opa, n), others...)); err != nil {
			return err
		}
	}
	return nil
}

// contestants returns the programs to compare for a number of groups.
func contestants(binary, self, opa string, n int) []program {
	programs := []program{
		{"dgcheck", func(folder string) []string {
			result := filepath.Join(filepath.Dir(folder), "result.json")
			return []string{binary, "check", folder, "--as-of", today().Format(time.DateOnly), "-f", "json=" + result}
		}},
		{"YAML nodes alone", func(folder string) []string { return []string{self, "-nodes", folder} }},
	}
	if opa != "" && n <= mostForOPA {
		programs = append(programs, program{"opa exec", func(folder string) []string {
			return []string{opa, "exec", "--decision", "dgcheck/answer", "--bundle", folder + "-opa/bundle", folder + "-opa/inputs"}
		}})
	}
	return programs
}

func size(ctx context.Context, self, folder string, n int, programs []program) error {
	// Another process writes the groups. The peak memory that the system reports for a
	// program includes the memory that its parent had when it was started.
	output, err := exec.CommandContext(ctx, self, "-write", folder, "-most", fmt.Sprint(n)).Output()
	if err != nil {
		return fmt.Errorf("write groups: %w", err)
	}
	total, err := strconv.ParseInt(string(output), 10, 64)
	if err != nil {
		return fmt.Errorf("write groups: %w", err)
	}
	rounds := map[int]int{1: 21, 100: 7, 1000: 3, 10000: 1}[n]
	costs, err := measure(ctx, folder, rounds, programs)
	if err != nil {
		return err
	}
	for i, c := range costs {
		fmt.Printf("| %d | %.0f | %s | %s | %s | %s | %.0f MiB |\n", n, float64(total)/float64(n)/1e3, programs[i].name,
			short(c.wall), short(c.cpu), short(c.cpu/time.Duration(n)), float64(c.peak)/(1<<20))
	}
	return os.RemoveAll(folder)
}

func short(d time.Duration) string {
	switch {
	case d >= 10*time.Second:
		return fmt.Sprintf("%.1f s", d.Seconds())
	case d >= time.Second:
		return fmt.Sprintf("%.2f s", d.Seconds())
	}
	return strings.TrimSuffix(fmt.Sprintf("%.2f", float64(d)/float64(time.Millisecond)), ".00") + " ms"
}
