# METADATA
# title: Figures far from their neighbours
# description: >-
#   A figure is far off when it is many times the middle one of its own line, or a
#   small part of it. Figures of a line that has too few to tell are compared with
#   the others of their month. The reader gives the least, the middle and the most
#   figure of every line and month, so that single rows are looked at only where
#   one is far off.
package dgcheck.lib.oddities

import data.dgcheck.lib.finance

# of_line has the rows with an amount far from those of other months of the same line.
# Several high months of a year are a season, and no mistake.
of_line contains [i, pence, line.median_pence] if {
	some line in input.finance.by_line
	long(line)
	far(line.least_pence, line.median_pence, line.most_pence, times)
	odd := [[i, pence] |
		some i in line.places
		some pence in figures(input.finance.rows[i])
		apart(pence, line.median_pence, times)
	]
	months := {input.finance.rows[place].month | some [place, _] in odd}
	count(months) <= max([1, (count({input.finance.rows[place].month | some place in line.places}) * seasonal) / 100])
	some [i, pence] in odd
}

times := data.params.finance.odd_times

seasonal := data.params.finance.odd_months_percent

# long is true if a line has enough amounts to be compared with each other.
long(line) if line.figures > data.params.finance.odd_figures

# of_month has the rows with an amount far from the others of their month. If the
# line of a row is in `steady`, the amount has to be much further away.
of_month contains [i, pence, sums.median_pence] if {
	some sums in input.finance.by_month
	sums.lines > 2
	sums.figures > 0
	far(sums.least_pence, sums.median_pence, sums.most_pence, times)
	some path in sums.rests_on
	i := path[2]
	row := input.finance.rows[i]
	row.month != ""
	some pence in figures(row)
	apart(pence, sums.median_pence, beyond(row, sums))
}

beyond(row, sums) := data.params.finance.odd_times_few if {
	sums.lines <= data.params.finance.odd_figures
} else := data.params.finance.odd_times_steady if {
	[lower(row.line), lower(row.service)] in steady
} else := times

# steady has the lines with enough amounts. It is a complete set, so that a look-up
# does not go through all lines again.
steady := {[lower(row.line), lower(row.service)] |
	some line in input.finance.by_line
	long(line)
	row := input.finance.rows[line.places[0]]
}

far(least, _, most, factor) if most >= least * factor

apart(pence, middle, factor) if pence >= middle * factor

apart(pence, middle, factor) if pence * factor <= middle

figures(row) := {pence | some pence in {row.forecast_pence, row.actual_pence}; is_number(pence); pence > 0}

# to_date has the lines whose actuals seem to add up over a financial year. They
# never fall, and the last is near the forecast of the year, or of the year so far,
# and far from that of its own month. Spending that grows as forecast is no
# mistake.
to_date contains [line.places[0], label] if {
	some line in input.finance.by_line
	count(line.places) >= data.params.finance.to_date_months
	some label, span in years
	within := of_year(line, span)
	posted := [place | some place in within; is_number(input.finance.rows[place].actual_pence)]
	actuals := [input.finance.rows[place].actual_pence | some place in posted]
	count(actuals) >= data.params.finance.to_date_months
	actuals == sort(actuals)
	count([pence | some pence in actuals; pence > 0]) >= data.params.finance.to_date_months
	last := actuals[count(actuals) - 1]
	last >= actuals[0] * 3
	newest := input.finance.rows[posted[count(posted) - 1]].month
	forecasts := [[row.month, row.forecast_pence] | some place in within; row := input.finance.rows[place]; is_number(row.forecast_pence)]
	some forecast in {
		sum([pence | some [_, pence] in forecasts]),
		sum([pence | some [month, pence] in forecasts; month <= newest]),
	}
	forecast > 0
	own := sum([pence | some [month, pence] in forecasts; month == newest])
	abs(last - own) > abs(last - forecast)
	abs(last - forecast) * 100 <= forecast * data.params.finance.to_date_percent
}

of_year(line, span) := [place |
	some place in line.places
	input.finance.rows[place].month >= span.first
	input.finance.rows[place].month <= span.last
]

years := {label: {"first": min(months), "last": max(months)} |
	some label in {month.year | some month in data.calendar.months}
	months := {month.month | some month in data.calendar.months; month.year == label}
}

# in_thousands has the files whose amounts are all small: under a pound, or a small
# part of those of another file.
in_thousands contains [place, "Every amount in this file is under £1."] if {
	some file, spread in files
	spread.count >= data.params.finance.odd_figures
	spread.most < 100
	place := spread.place
}

in_thousands contains [place, $"Every amount in this file is about a thousandth of those in {other}."] if {
	count(files) > 1
	some file, spread in files
	some other, larger in files
	spread.count >= data.params.finance.odd_figures
	larger.count >= data.params.finance.odd_figures
	spread.most >= 100
	spread.most * times <= larger.middle
	spread.middle * data.params.finance.thousandth <= larger.middle
	place := spread.place
}

# One column is in thousands and the other in pounds.
in_thousands contains [place, "Every forecast in this file is about a thousandth of its actual, or the other way round."] if {
	some file, spread in files
	far(spread.least, spread.middle, spread.most, data.params.finance.thousandth)
	pairs := [[row.forecast_pence, row.actual_pence] |
		some i in spread.places
		row := input.finance.rows[i]
		row.forecast_pence > 0
		row.actual_pence > 0
	]
	count(pairs) >= data.params.finance.odd_figures
	thousandths(pairs)
	place := spread.place
}

thousandths(pairs) if {
	every pair in pairs { pair[0] * data.params.finance.thousandth <= pair[1] }
}

thousandths(pairs) if {
	every pair in pairs { pair[1] * data.params.finance.thousandth <= pair[0] }
}

files[file] := {
	"place": min(places),
	"places": places,
	"count": count(amounts),
	"least": min(amounts),
	"most": max(amounts),
	"middle": sort(amounts)[floor(count(amounts) / 2)],
} if {
	some file, places in of_file
	amounts := [pence | some i in places; some pence in figures(input.finance.rows[i])]
	count(amounts) > 0
}

of_file := {file: places |
	some file in {row.file | some row in input.finance.rows}
	places := {i | some i, row in input.finance.rows; row.file == file}
}

# pounds returns an amount in pence as text in pounds, unless the group keeps its amounts
# private.
pounds(_) := "a private amount" if finance.private

pounds(pence) := $"£{trim_left(strings.reverse(grouped), ",")}{rest}" if {
	grouped := regex.replace(strings.reverse(format_int(floor(pence / 100), 10)), `(\d{3})`, "$1,")
	cents := pence % 100
	rest := {true: "", false: $".{substring(format_int(100 + cents, 10), 1, 2)}"}[cents == 0]
	not finance.private
}
