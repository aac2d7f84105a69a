// What is unlikely about something while it is typed.
import { useAsk, type Meant } from "@/ipc";
import { useSay } from "./say";

/** The doubts about what a form is about to record, by field; it says nothing while the form is not far enough to be asked about. */
export function useDoubts(about: Meant | null): (field: string) => string | undefined {
  const say = useSay();
  const { data } = useAsk("doubts", { about: about! }, { when: about !== null });
  return (field) => {
    const said = about === null ? [] : (data?.doubts ?? []).filter((doubt) => doubt.field === field);
    return said.length > 0 ? said.map(({ message }) => say(message)).join(" ") : undefined;
  };
}
