package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// today returns the day on which the generated declarations are up to date.
func today() time.Time { return time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC) }

// writeGroups writes n declarations of usual size to a folder: 5 to 30 services, 24
// months of finance and 10 to 60 work items. The files of one group have 10 to 33 KB
// together. For an equal n it writes equal bytes. It returns the number of bytes.
func writeGroups(folder string, n int) (bytes int64, err error) {
	for i := range n {
		g := &group{r: rand.New(rand.NewPCG(uint64(i), 1)), id: fmt.Sprintf("group-%05d", i)}
		written, err := g.write(filepath.Join(folder, g.id, "delivery-group"))
		if err != nil {
			return 0, err
		}
		bytes += written
	}
	return bytes, nil
}

// group is one generated group.
type group struct {
	r        *rand.Rand
	id       string
	services []string
	outcomes []string
}

func (g *group) write(folder string) (int64, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return 0, err
	}
	services, work := 5+g.r.IntN(26), 10+g.r.IntN(51)
	for i := range 3 + g.r.IntN(3) {
		g.outcomes = append(g.outcomes, fmt.Sprintf("outcome-%d", i))
	}
	for i := range services {
		g.services = append(g.services, fmt.Sprintf("service-%d", i))
	}
	files := map[string]string{
		"group.yaml":     g.identity(),
		"outcomes.yaml":  g.outcomeList(),
		"services.yaml":  g.serviceList(),
		"roadmap.yaml":   g.roadmap(),
		"pipeline.yaml":  g.pipeline(work),
		"finance.yaml":   "finance:\n  forecast_updated: [2026-10-07, 2026-11-05]\n  files: [finance.csv]\n",
		"finance.csv":    g.finance(),
		"assurance.yaml": g.assurance(work),
		"team.yaml":      "retrospectives: {last: 2026-11-13, cadence_days: 14}\n",
	}
	var bytes int64
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			return 0, err
		}
		bytes += int64(len(text))
	}
	return bytes, nil
}

func (g *group) identity() string {
	return fmt.Sprintf(`dgcheck: 1
group:
  id: %s
  name: Group %s
  founded: 2024-09-01
  lead: {role: Delivery group lead, email: %s-lead@example.gov.uk}
  organisations: [core-defra, environment-agency]
  packs: [guide]
`, g.id, g.id, g.id)
}

func (g *group) outcomeList() string {
	var b strings.Builder
	b.WriteString("outcomes_reviewed: 2026-10-12\noutcomes:\n")
	for i, id := range g.outcomes {
		fmt.Fprintf(&b, `  - id: %s
    title: People and places are better off in way number %d
    priority: %d
    owner: {role: Deputy Director Policy %d, organisation: core-defra, kind: policy, email: policy-%d@example.gov.uk}
    aligns_to: https://example.gov.uk/priorities#%s
    measures:
      - {id: measure-%d, title: How much better off they are, unit: percent, baseline: 12, target: 40, target_date: 2027-03-31, readings: [{date: 2026-07-31, value: 17}, {date: 2026-10-31, value: 22}]}
`, id, i, i+1, i, i, id, i)
	}
	return b.String()
}

func (g *group) serviceList() string {
	var b strings.Builder
	b.WriteString("services_reviewed: 2026-11-03\nservices:\n")
	for i, id := range g.services {
		live := g.r.IntN(3) > 0
		phases := "[{phase: alpha, from: 2026-08-03}]"
		if live {
			phases = "[{phase: live, from: 2019-05-14}]"
		}
		fmt.Fprintf(&b, `  - id: %s
    name: Do thing number %d
    phases: %s
    transactional: %t
    users: public
    transactions_per_year: %d
    owner: {role: Service owner %d, organisation: environment-agency, email: %s-owner@example.gov.uk, since: 2024-02-01}
    outcomes: [%s]
    depends_on: []
    roadmap_url: https://example.gov.uk/%s/roadmap
    support: {email: %s-support@example.gov.uk}
`, id, i, phases, g.r.IntN(2) == 0, g.r.IntN(90000), i, id, g.pick(g.outcomes), id, id)
		if live {
			fmt.Fprintf(&b, "    improvements:\n      - {date: %s, summary: Shorter journey for people who come back}\n", g.day(40))
		}
	}
	return b.String()
}

func (g *group) pick(from []string) string { return from[g.r.IntN(len(from))] }

// day returns a random day (YYYY-MM-DD) before today, at most as many days ago as
// within says.
func (g *group) day(within int) string {
	return today().AddDate(0, 0, -1-g.r.IntN(within)).Format(time.DateOnly)
}

func (g *group) roadmap() string {
	var b strings.Builder
	b.WriteString("roadmap:\n  reviewed: 2026-10-20\n  items:\n")
	for i := range 6 + g.r.IntN(10) {
		horizon := []string{"now", "next", "later"}[i%3]
		fmt.Fprintf(&b, "    - {id: item-%d, title: Make thing %d simpler for everyone, horizon: %s, priority: %d, outcomes: [%s], services: [%s]}\n",
			i, i, horizon, i+1, g.outcomes[i%len(g.outcomes)], g.pick(g.services))
	}
	return b.String()
}

func (g *group) pipeline(work int) string {
	var b strings.Builder
	b.WriteString("pipeline:\n  updated: 2026-11-16\n  items:\n")
	for i := range work {
		status := []string{"in-progress", "approved", "proposed", "done"}[i%4]
		fmt.Fprintf(&b, "    - {id: work-%d, title: Piece of work number %d, status: %s, outcomes: [%s], services: [%s], value: %d, spend_control: required}\n",
			i, i, status, g.outcomes[i%len(g.outcomes)], g.pick(g.services), 10000*(1+g.r.IntN(60)))
	}
	return b.String()
}

func (g *group) finance() string {
	var b strings.Builder
	b.WriteString("month,line,service,forecast,actual\n")
	first := time.Date(2025, 4, 1, 0, 0, 0, 0, time.UTC)
	lines := []string{"staff,group", "suppliers," + g.pick(g.services), "hosting,group"}
	for month := range 24 {
		at := first.AddDate(0, month, 0)
		for _, line := range lines {
			forecast, actual := 20000+g.r.IntN(90000), ""
			if at.Before(today().AddDate(0, 0, -today().Day()+1)) {
				actual = fmt.Sprint(forecast - 3000 + g.r.IntN(6000))
			}
			fmt.Fprintf(&b, "%s,%s,%d,%s\n", at.Format("2006-01"), line, forecast, actual)
		}
	}
	return b.String()
}

func (g *group) assurance(work int) string {
	var b strings.Builder
	b.WriteString("spend:\n")
	for i := 0; i < work; i += 4 {
		fmt.Fprintf(&b, "  - {id: sp-%d, pipeline: work-%d, amount: %d, committed_on: 2026-06-01, recorded_on: 2026-06-08, risk: medium}\n", i, i, 1000*(1+g.r.IntN(90)))
	}
	return b.String()
}
