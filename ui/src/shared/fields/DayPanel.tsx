// The calendar of a day field.
import { DatePicker } from "antd";
import dayjs from "dayjs";
import fieldsCss from "./fields.module.css";

/** The calendar under a day field; a chunk of its own. */
export default function DayPanel({ value, onChoose, onClose }: {
  value: string | null | undefined;
  onChoose: (day: string) => void;
  onClose: () => void;
}) {
  return (
    <DatePicker
      open
      className={fieldsCss.anchor}
      value={value ? dayjs(value) : null}
      onChange={(day) => day && onChoose(day.format("YYYY-MM-DD"))}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    />
  );
}
