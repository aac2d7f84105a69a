// What stands under a field that is read while it is typed.
import textCss from "../text.module.css";

/** What was understood or why nothing was, and then what is unlikely about it. */
export function Understood({ understood, doubt }: { understood: { text: string; tone: string | undefined } | undefined; doubt: string | undefined }) {
  return (
    <>
      {understood && <span className={understood.tone}>{understood.text}</span>}
      {understood && doubt && " "}
      {doubt && (
        <span className={textCss.warn} role="status">
          {doubt}
        </span>
      )}
    </>
  );
}
