import { Modal, Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { fullTime } from "../../domain/time";
import { SettingValue } from "./SettingsPage";

export function SettingHistoryDialog({ setting, onClose }: { setting: Schemas["Setting"]; onClose: () => void }) {
  const { t } = useTranslation();
  const history = useQuery({ queryKey: ["setting-history", setting.key], queryFn: () => unwrap(api.GET("/api/settings/{key}/history", { params: { path: { key: setting.key } } })) });
  return (
    <Modal opened onClose={onClose} title={t("settings.historyOf", { label: setting.label })} size="xl" closeButtonProps={{ "aria-label": t("action.close") }}>
      <ErrorNote error={history.error} />
      <Table>
        <Table.Tbody>
          {(history.data?.items ?? []).map((entry, index) => (
            <Table.Tr key={`${entry.at}-${index}`}>
              <Table.Td className="nowrap">{fullTime(entry.at)}</Table.Td>
              <Table.Td className="nowrap">{entry.by}</Table.Td>
              <Table.Td><SettingValue setting={setting} value={entry.value} /></Table.Td>
              <Table.Td className="soft">{entry.reason}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {history.data?.items.length === 0 ? <p className="soft">{t("settings.historyNone")}</p> : null}
    </Modal>
  );
}
