package money_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/DEFRA/dgcheck/internal/money"
)

func TestParse(t *testing.T) {
	tests := map[string]money.Pence{
		"120000":               12_000_000,
		"120,000":              12_000_000,
		"£120,000.50":          12_000_050,
		"£120000":              12_000_000,
		"£ 1,200":              120_000,
		"1 200":                120_000,
		"1 234 567":            123_456_700,
		"1\u00a0200":           120_000,
		"1\u202f200":           120_000,
		"-4200":                -420_000,
		"- 4200":               -420_000,
		"−4200":                -420_000,
		"-£4,200":              -420_000,
		"£-4,200":              -420_000,
		"(4,200)":              -420_000,
		"(£4,200.25)":          -420_025,
		"( 4200 )":             -420_000,
		" 120000 ":             12_000_000,
		"4200-":                -420_000,
		"–4200":                -420_000,
		"GBP 1,200":            120_000,
		"1,200.50 GBP":         120_050,
		"-GBP 1,200":           -120_000,
		"4,200.50-":            -420_050,
		"£4,200 -":             -420_000,
		"4200−":                -420_000,
		"£(4,200)":             -420_000,
		"£-":                   0,
		"£ -":                  0,
		" £ - ":                0,
		"£\u00a0-\u00a0\u00a0": 0,
		"£–":                   0,
		"0":                    0,
		"-0":                   0,
		"0.00":                 0,
		"0.5":                  50,
		"0.05":                 5,
		"1200.5":               120_050,
		"1200.05":              120_005,
		"1,234,567.89":         123_456_789,
		"999":                  99_900,
		"1000000000000":        100_000_000_000_000,
		"1,000,000,000,000":    100_000_000_000_000,
		"-1,000,000,000,000":   -100_000_000_000_000,
		"1000000000000.99":     100_000_000_000_099,
		"\u00a0(1,200)\u00a0":  -120_000,
	}
	for text, want := range tests {
		t.Run(text, func(t *testing.T) {
			got, err := money.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			if got != want {
				t.Errorf("got %d pence, want %d", got, want)
			}
		})
	}
}

func TestParseRefusesWhatHasTwoReadings(t *testing.T) {
	const pounds = "Write pounds as a plain number, such as 120000 or 120000.50."
	var (
		nothing  = money.AmountError{Because: "it could mean nothing was spent or nothing is known", Remedy: "Write 0 for nothing spent, or leave it blank if it is not known yet."}
		comma    = money.AmountError{Because: "the comma could be a decimal point or a thousands mark", Remedy: pounds}
		decimals = money.AmountError{Because: "it has more than two decimals, so it could be pounds and pence or thousands", Remedy: pounds}
		exponent = money.AmountError{Because: "it is written with an exponent", Remedy: "Write the sum out in pounds, such as 1000."}
		letter   = func(certain string) money.AmountError {
			remedy := "Write the sum out in pounds, such as 120000."
			if certain != "" {
				remedy = "Write the sum out in pounds: " + certain + "."
			}
			return money.AmountError{Because: "k and m are not numbers", Remedy: remedy, Certain: certain}
		}
		nought  = money.AmountError{Because: "it begins with a nought, which some programs read as another number", Remedy: "Write the number without the leading nought."}
		under   = money.AmountError{Because: "it has an underline in it", Remedy: pounds}
		unread  = money.AmountError{Because: "we cannot read it as a sum of money", Remedy: pounds}
		tooMuch = money.AmountError{Because: "that is more money than we can count", Remedy: "Write pounds with fewer digits, such as 120000."}
	)
	tests := map[string]money.AmountError{
		"":                      nothing,
		"-":                     nothing,
		"–":                     nothing,
		"—":                     nothing,
		"−":                     nothing,
		"n/a":                   nothing,
		"N/A":                   nothing,
		"nil":                   nothing,
		"£":                     nothing,
		"TBC":                   {Because: "it says that the amount is not known yet", Remedy: "Leave it blank until it is known."},
		"to be confirmed":       {Because: "it says that the amount is not known yet", Remedy: "Leave it blank until it is known."},
		"?":                     {Because: "it says that the amount is not known yet", Remedy: "Leave it blank until it is known."},
		"12,00":                 comma,
		"1,2345":                comma,
		"1.234,56":              {Because: "points set its thousands apart, and a comma its pence", Remedy: "Write 1234.56, with a point in front of the pence and nothing between the thousands."},
		",500":                  comma,
		"1.234":                 decimals,
		"1.2345":                decimals,
		"1e3":                   exponent,
		"1.5E+06":               exponent,
		"120k":                  letter("120000"),
		"1.2M":                  letter("1200000"),
		"1,200k":                letter("1200000"),
		"-1.25k":                letter("-1250"),
		"0.0015m":               letter("1500"),
		"1.2345678k":            letter(""),
		"9999999m":              letter(""),
		"£120K":                 letter("120000"),
		"0123":                  nought,
		"-0123":                 nought,
		"00":                    nought,
		"0123.50":               nought,
		"1_000":                 under,
		"1 2000":                unread,
		"12 00":                 unread,
		"1,200 300":             comma,
		".5":                    unread,
		"5.":                    unread,
		"1..5":                  unread,
		"+4200":                 unread,
		"-4200-":                unread,
		"(4200-)":               unread,
		"4200--":                unread,
		"£(-)":                  nothing,
		"- £ -":                 nothing,
		"1,200 CR":              {Because: "CR is not part of a number", Remedy: "Write -1200 for money received or taken back, or 1200 for money spent."},
		"£1,200.50cr":           {Because: "CR is not part of a number", Remedy: "Write -1200.50 for money received or taken back, or 1200.50 for money spent."},
		"1,200 Dr.":             {Because: "DR is not part of a number", Remedy: "Write 1200 for money spent.", Certain: "1200"},
		"1,20 CR":               {Because: "CR and DR are not part of a number", Remedy: "Write money received with a minus, such as -1200, and money spent without."},
		"--5":                   unread,
		"(-5)":                  unread,
		"(-4,200)":              unread,
		"(4,200":                unread,
		"4,200)":                unread,
		"-(5)":                  unread,
		"$5":                    unread,
		"££5":                   unread,
		"5 pounds":              unread,
		"about 4,200":           unread,
		"120,000 (estimate)":    unread,
		"0x10":                  unread,
		"١٢٠":                   unread,
		"Infinity":              unread,
		"NaN":                   unread,
		".inf":                  unread,
		"=SUM(A1:A2)":           unread,
		"1000000000001":         tooMuch,
		"99999999999999999999":  tooMuch,
		"9,999,999,999,999":     tooMuch,
		strings.Repeat("9", 40): tooMuch,
	}
	for text, want := range tests {
		t.Run(text, func(t *testing.T) {
			got, err := money.Parse(text)
			if err == nil {
				t.Fatalf("read as %s", got)
			}
			if diff := cmp.Diff(want, *err); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(want.Because, err.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSumsAsPeopleWriteThem(t *testing.T) {
	tests := map[money.Pence]string{
		0:                         "£0",
		5:                         "£0.05",
		50:                        "£0.50",
		-5:                        "-£0.05",
		100:                       "£1",
		99_900:                    "£999",
		100_000:                   "£1,000",
		123_456_789:               "£1,234,567.89",
		-123_456_700:              "-£1,234,567",
		12_000_050:                "£120,000.50",
		100_000_000_000_000:       "£1,000,000,000,000",
		9_223_372_036_854_775_807: "£92,233,720,368,547,758.07",
	}
	for sum, want := range tests {
		t.Run(want, func(t *testing.T) {
			if diff := cmp.Diff(want, sum.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const most = 100_000_000_000_000
		sum := money.Pence(rapid.Int64Range(-most, most).Draw(t, "pence"))
		got, err := money.Parse(sum.String())
		if err != nil || got != sum {
			t.Fatalf("%d is written %s, which is read as %d, %v", sum, sum, got, err)
		}
	})
}

func FuzzAmount(f *testing.F) {
	for _, text := range []string{
		"120000", "£120,000.50", "(4,200)", "−4200", "1 200", "12,00", "1.234", "1e3", "120k", "-", "n/a", "", "0123", "(-4,200)", "((5))", "- - 5", "£-£5", "£-", "4200-", "1,200 CR",
		"\x00", "\xff", "\u00a0", "99999999999999999999", strings.Repeat("1,000", 2000),
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		sum, refusal := money.Parse(text)
		if refusal != nil {
			if refusal.Because == "" || refusal.Remedy == "" {
				t.Errorf("%q is refused without a reason or a remedy: %+v", text, refusal)
			}
			return
		}
		again, refusal := money.Parse(sum.String())
		if refusal != nil || again != sum {
			t.Errorf("%q is read as %s, which is read as %s, %v", text, sum, again, refusal)
		}
	})
}
