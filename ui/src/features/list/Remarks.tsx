// What a look into a file has found that is not seen in its sheet.
import { Alert } from "antd";
import type { Problem } from "@/ipc";
import { useSay } from "@/shared";
import statesCss from "@/shared/states.module.css";

/** The remarks by kind, each with its places. */
export function Remarks({ remarks }: { remarks: readonly Problem[] }) {
  const say = useSay();
  const kinds = [...new Set(remarks.map(({ code }) => code))];
  return kinds.map((kind) => {
    const [first, ...others] = remarks.filter(({ code }) => code === kind).map((remark) => say({ zh: remark.message_zh, en: remark.message_en }));
    return (
      <Alert
        key={kind}
        className={statesCss.failure}
        type="info"
        showIcon
        title={first}
        description={others.length > 0 ? others.map((other, index) => <div key={index}>{other}</div>) : undefined}
      />
    );
  });
}
