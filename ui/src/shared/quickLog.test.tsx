import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { onQuickLog, openQuickLog, useQuickLogOf, type QuickLogStart } from "./quickLog";

function Page({ deal }: { deal: { id: string; title: string } | undefined }) {
  useQuickLogOf(deal);
  return null;
}

test("a quick log begins with the deal on the screen, unless another is meant", () => {
  const starts: QuickLogStart[] = [];
  onQuickLog((start) => starts.push(start));
  openQuickLog();
  const { rerender, unmount } = render(<Page deal={{ id: "1", title: "one" }} />);
  openQuickLog();
  openQuickLog({ deal: "2", title: "two", finishes: true });
  rerender(<Page deal={undefined} />);
  openQuickLog();
  rerender(<Page deal={{ id: "3", title: "three" }} />);
  openQuickLog();
  unmount();
  openQuickLog();
  expect(starts).toEqual([{}, { deal: "1", title: "one" }, { deal: "2", title: "two", finishes: true }, {}, { deal: "3", title: "three" }, {}]);
});
