import { AuditOutlined, BankOutlined, CalendarOutlined, ExperimentOutlined, ImportOutlined, PercentageOutlined, ProjectOutlined, SettingOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";

/** The screens in the order of the rail; `Ctrl+1` opens the first. */
export const SCREENS = [
  { key: "today", to: "/", icon: <CalendarOutlined /> },
  { key: "deals", to: "/deals", icon: <ProjectOutlined /> },
  { key: "results", to: "/results", icon: <ExperimentOutlined /> },
  { key: "organisations", to: "/organisations", icon: <BankOutlined /> },
  { key: "rates", to: "/rates", icon: <PercentageOutlined /> },
  { key: "statements", to: "/statements", icon: <AuditOutlined /> },
  { key: "import", to: "/import", icon: <ImportOutlined /> },
  { key: "settings", to: "/settings", icon: <SettingOutlined /> },
] as const satisfies readonly { key: string; to: string; icon: ReactNode }[];
