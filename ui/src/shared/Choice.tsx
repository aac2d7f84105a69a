// One of a few, all in sight.
import { Segmented, type SegmentedProps } from "antd";

/** A row of words of which one holds; the arrows choose another. It is one stop for the keyboard. */
export function Choice<V extends string | number>({ label, ...choice }: Omit<SegmentedProps<V>, "ref"> & { label: string }) {
  return <Segmented<V> {...choice} aria-label={label} tabIndex={-1} />;
}
