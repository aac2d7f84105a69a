// A form at the side of its screen.
import { Drawer } from "antd";
import type { ReactNode } from "react";
import { useAppearance } from "../appearance";
import { Form, formKeys } from "./Form";
import { FormFoot, type FormFootProps } from "./FormFoot";
import formCss from "./form.module.css";

/** Ctrl+Enter carries it out, Esc closes it, and what was typed is kept as a draft. */
export function FormDrawer<T>({ title, width = 480, size, className = formCss.drawer, first, byEnter, children, ...foot }: FormFootProps<T> & {
  title: ReactNode;
  /** At a text size of 100 %. */
  width?: number;
  /** Another width than that, as CSS. */
  size?: number | string;
  className?: string;
  /** The field in which the keyboard begins; the first where nothing is said. */
  first?: string;
  /** Enter in a line carries it out too: where the lines are few. */
  byEnter?: boolean;
  children: ReactNode;
}) {
  const { scale } = useAppearance();
  const { form, onClose } = foot;
  return (
    <Drawer
      open
      size={size ?? `min(${width * scale}px, 100vw)`}
      title={title}
      footer={<FormFoot {...foot} />}
      onKeyDown={formKeys(form, { byEnter })}
      onClose={onClose}
      afterOpenChange={(isOpen) => isOpen && form.begin(first)}
    >
      <Form of={form} className={className}>
        {children}
      </Form>
    </Drawer>
  );
}
