package calendar_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/calendar"
)

// published returns the bank holidays of England and Wales by year, as GOV.UK has
// published them (https://www.gov.uk/bank-holidays).
func published() map[int]string {
	return map[int]string{
		2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
		2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
		2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
		2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
		2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
		2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
		2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
		2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
		2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
		2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
	}
}

// TestBankHolidaysAreThosePublished compares BankHolidays with the list of GOV.UK,
// since working days depend on them (A15).
func TestBankHolidaysAreThosePublished(t *testing.T) {
	for year, days := range published() {
		var got []string
		for _, day := range calendar.BankHolidays(year, year) {
			got = append(got, strings.TrimPrefix(day.String(), day.String()[:5]))
		}
		if diff := cmp.Diff(strings.Fields(days), got); diff != "" {
			t.Errorf("%d (-published +ours):\n%s", year, diff)
		}
	}
}

func TestBankHolidaysOfSeveralYearsAreInOrder(t *testing.T) {
	days := calendar.BankHolidays(2019, 2028)
	for i := 1; i < len(days); i++ {
		if days[i] <= days[i-1] {
			t.Errorf("%s comes after %s", days[i], days[i-1])
		}
	}
}
