// The calls of a simulation program, in a worker or on the page.

/** Makes one call of the program, in a worker or on the page. */
export function perform(runner, { call, request, first, draws, part }) {
  switch (call) {
    case "open":
      // `refused` is the answer that says why the request is refused, if it is.
      return { refused: runner.open(request), uncertain: runner.uncertain() };
    case "begin": {
      // One call instead of three: while the page renders, each answer has to wait for it.
      const opened = perform(runner, { call: "open", request });
      if (opened.refused) return opened;
      perform(runner, { call: "draw-here", first: 0, draws });
      return { ...opened, ...perform(runner, { call: "report" }) };
    }
    case "draw":
      runner.go_to(first);
      runner.advance(draws);
      return { part: runner.take_part() };
    case "draw-here":
      runner.go_to(first);
      runner.advance(draws);
      return {};
    case "merge":
      if (!runner.merge(part)) throw new Error("a part that cannot be counted in");
      return {};
    case "analyse":
      for (let n = 0; n < 8; n += 1) if (!runner.analyse()) return { done: true };
      return { done: false };
    case "report":
      return { answer: runner.report(), next: runner.next_level() };
    case "table":
      return { table: runner.table(draws) };
    case "advance-scenarios":
      return { done: !runner.advance_scenarios(draws), ranked: runner.ranked() };
    case "ranking":
      return { answer: runner.ranking() };
    default:
      throw new Error(`no call ${call}`);
  }
}
