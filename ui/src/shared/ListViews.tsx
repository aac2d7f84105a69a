// The views of a list that were kept under a name.
import { CloseOutlined, EyeOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc, useAsk, type ViewedList } from "@/ipc";
import { TextField } from "./fields/TextField";
import { FormDialog, useForm } from "./form";
import type { PageSearch } from "./page";
import textCss from "./text.module.css";

/** Goes to a view, keeps what is shown as one, or forgets one. */
export function ListViews({ list, shows }: { list: ViewedList; shows: PageSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, refetch } = useAsk("list_views", { list });
  const [isKeeping, setKeeping] = useState(false);
  const views = data?.views ?? [];
  const forget = async (name: string) => {
    await rpc("list_view_keep", { list, name });
    await refetch();
  };
  const items = [
    ...views.map(({ name }) => ({
      key: `view ${name}`,
      label: name,
      extra: (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t("shared.views.forget", { name })}
          onClick={(event) => {
            event.stopPropagation();
            void forget(name);
          }}
        />
      ),
    })),
    ...(views.length > 0 ? [{ type: "divider" as const }] : []),
    { key: "keep", label: t("shared.views.keep"), disabled: Object.keys(shows).length === 0 },
  ];
  const choose = (key: string) => {
    const view = views.find(({ name }) => key === `view ${name}`);
    if (view) void navigate({ to: ".", search: view.shows as PageSearch });
    else setKeeping(true);
  };
  return (
    <>
      <Dropdown trigger={["click"]} menu={{ items, onClick: ({ key }) => choose(key) }}>
        <Button icon={<EyeOutlined />}>{t("shared.views.button")}</Button>
      </Dropdown>
      {isKeeping && <KeepView list={list} shows={shows} onClose={() => setKeeping(false)} onKept={() => void refetch()} />}
    </>
  );
}

function KeepView({ list, shows, onClose, onKept }: { list: ViewedList; shows: PageSearch; onClose: () => void; onKept: () => void }) {
  const { t } = useTranslation();
  const form = useForm({
    draft: null,
    fresh: { name: "" },
    send: ({ name }) => rpc("list_view_keep", { list, name, shows }),
    isReady: ({ name }) => name.trim() !== "",
    onDone: () => {
      onKept();
      onClose();
    },
  });
  return (
    <FormDialog form={form} title={t("shared.views.keep")} save={t("shared.save")} onClose={onClose}>
      <p className={textCss.soft}>{t("shared.views.says")}</p>
      <TextField label={t("shared.views.name")} name="name" value={form.value.name} onChange={(name) => form.change({ name })} />
    </FormDialog>
  );
}
