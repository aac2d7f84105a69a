import { DatePicker } from "antd";
import dayjs from "dayjs";

/** The calendar under a day field; a chunk of its own. */
export default function DayPanel({ value, onChoose, onClose }: {
  value: string | null | undefined;
  onChoose: (day: string) => void;
  onClose: () => void;
}) {
  return (
    <DatePicker
      open
      className="day-anchor"
      value={value ? dayjs(value) : null}
      onChange={(day) => day && onChoose(day.format("YYYY-MM-DD"))}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    />
  );
}
