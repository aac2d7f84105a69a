import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { begin, onBegin, openQuickLog, useOpenDeal, type Begun } from "./begin";

function Page({ deal }: { deal: { id: string; title: string } | undefined }) {
  useOpenDeal(deal);
  return null;
}

test("what is begun is begun with the deal on the screen, unless another is meant", () => {
  const begun: Begun[] = [];
  onBegin((next) => begun.push(next));
  openQuickLog();
  const { rerender, unmount } = render(<Page deal={{ id: "1", title: "one" }} />);
  begin("receipt");
  openQuickLog({ deal: "2", title: "two", finishes: true });
  rerender(<Page deal={undefined} />);
  openQuickLog();
  rerender(<Page deal={{ id: "3", title: "three" }} />);
  begin("move");
  unmount();
  openQuickLog();
  expect(begun).toEqual([
    { act: "log" },
    { act: "receipt", deal: "1", title: "one" },
    { act: "log", deal: "2", title: "two", finishes: true },
    { act: "log" },
    { act: "move", deal: "3", title: "three" },
    { act: "log" },
  ]);
});
