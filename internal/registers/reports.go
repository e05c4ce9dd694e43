package registers

import (
	"encoding/json"
	"errors"
	"io"
	"net/url"
	"strings"
	"time"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/evidence"
)

// Reports is a saved response of GOV.UK's search for service standard reports: the
// pages of https://www.gov.uk/api/search.json?filter_format=service_standard_report,
// one after the other, with the fields link and public_timestamp.
type Reports struct {
	published map[string]calendar.Day // by path
	until     calendar.Day
	whole     bool
}

// ReadReports reads a saved response. It returns an error if the text is not one.
func ReadReports(r io.Reader, london *time.Location) (*Reports, error) {
	reports, total := &Reports{published: map[string]calendar.Day{}}, -1
	err := each(r, func(from *json.Decoder) error {
		var page struct {
			Results []struct {
				Link      string `json:"link"`
				Published string `json:"public_timestamp"`
			} `json:"results"`
			Total *int `json:"total"`
		}
		if err := from.Decode(&page); err != nil || page.Results == nil || page.Total == nil {
			if errors.Is(err, io.EOF) {
				return err
			}
			return errors.New("it is not a saved answer of GOV.UK's search, which has `results` and `total`")
		}
		total = max(total, *page.Total)
		for _, result := range page.Results {
			if day, ok := dayOf(result.Published, london); ok && strings.HasPrefix(result.Link, "/") {
				reports.published[result.Link] = day
				reports.until = max(reports.until, day)
			}
		}
		return nil
	})
	if err == nil && reports.until == 0 {
		err = errors.New("no result has a `link` and a `public_timestamp`; ask for both with fields=link,public_timestamp")
	}
	if err != nil {
		return nil, err
	}
	reports.whole = len(reports.published) >= total
	return reports, nil
}

// Address is a declared address. About is its path in the declaration, as keys and ids.
type Address struct {
	About []string
	Text  string
}

// About returns the source, and a fact with the day of publication for each declared
// report that was found. It finds reports by their address. Only cross-government
// panels publish there, so a missing report proves nothing.
func (r *Reports) About(addresses []Address) (evidence.Source, []evidence.Fact) {
	source := evidence.Source{ID: string(evidence.Registers) + ":reports", Kind: evidence.Registers, Of: "reports", State: evidence.Complete, Until: r.until.String()}
	if !r.whole {
		source.State, source.Why = evidence.Incomplete, "The saved answer of GOV.UK's search lacks pages. Save all of them, one after the other."
	}
	var facts []evidence.Fact
	for _, address := range addresses {
		link, err := url.Parse(address.Text)
		if err != nil || !strings.EqualFold(link.Host, "www.gov.uk") {
			continue
		}
		if day, ok := r.published[strings.TrimSuffix(link.Path, "/")]; ok {
			facts = append(facts, evidence.Fact{
				About: address.About, Is: "reported", Sort: evidence.Event, On: day.String(), Source: source.ID, URL: address.Text,
			})
		}
	}
	return source, facts
}
