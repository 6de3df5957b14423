import { Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "../../api/client";
import { Light } from "../../components/Light";
import { Panel } from "../../components/Panel";
import { bytes, shortTime, span } from "../../domain/time";

/** What lies in the watched folder and why it is not taken yet; nothing is shown while nothing waits. */
export function HotFolderPanel() {
  const { t, i18n } = useTranslation();
  const folder = useQuery({ queryKey: ["hot-folder"], queryFn: () => unwrap(api.GET("/api/hot-folder")), refetchInterval: 3_000 });
  const data = folder.data;
  if (!data?.enabled) return null;
  return (
    <Panel title={t("hot.title")} right={<span className="soft small">{data.path}{data.checked_at ? `　${t("hot.checked", { at: shortTime(data.checked_at) })}` : ""}</span>} tight>
      {data.waiting.length === 0 ? <p className="soft quiet">{t("hot.none")}</p> : (
        <Table>
          <Table.Tbody>
            {data.waiting.map((file) => (
              <Table.Tr key={file.name}>
                <Table.Td>{file.name}</Table.Td>
                <Table.Td className="num nowrap">{bytes(file.bytes)}</Table.Td>
                <Table.Td className="nowrap">{span(file.age_s, i18n.language)}</Table.Td>
                <Table.Td><Light tone={file.reason === "queued" ? "info" : "ask"}>{file.message}</Light></Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  );
}
