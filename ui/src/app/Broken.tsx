// The catch around screens: one that breaks leaves the others whole.
import { Button } from "antd";
import { Component, type ReactNode } from "react";
import { i18n } from "@/i18n";
import { tellPageError } from "@/ipc";
import { EmptyState } from "@/shared/states";

/** Stands where a screen broke: says so, and shows it again on demand. */
export class Broken extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override componentDidCatch(error: Error) {
    tellPageError(error);
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <EmptyState title={i18n.t("app.broken.title")} says={i18n.t("app.broken.says")}>
        <Button type="primary" onClick={() => this.setState({ isBroken: false })}>
          {i18n.t("app.broken.again")}
        </Button>
      </EmptyState>
    );
  }
}
