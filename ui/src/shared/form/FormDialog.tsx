// A short form in the middle of the window.
import { Modal } from "antd";
import type { ReactNode } from "react";
import { beginInDialog } from "../focus";
import { Form, formKeys } from "./Form";
import { FormFoot, type FormFootProps } from "./FormFoot";
import formCss from "./form.module.css";

/** Ctrl+Enter carries it out, Esc closes it. */
export function FormDialog<T>({ title, width, first, byEnter, children, ...foot }: FormFootProps<T> & {
  title: ReactNode;
  width?: string;
  /** The field in which the keyboard begins; the first where nothing is said. */
  first?: string;
  /** Enter in a line carries it out too: where the lines are few. */
  byEnter?: boolean;
  children: ReactNode;
}) {
  const { form, onClose } = foot;
  return (
    <Modal
      open
      width={width}
      title={title}
      footer={<FormFoot {...foot} />}
      wrapProps={{ onKeyDown: formKeys(form, { byEnter }) }}
      onCancel={onClose}
      afterOpenChange={(isOpen) => {
        if (!isOpen) return;
        form.begin(first);
        beginInDialog();
      }}
    >
      <Form of={form} className={formCss.dialog}>
        {children}
      </Form>
    </Modal>
  );
}
