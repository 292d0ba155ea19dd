namespace BedrockSelector.Cli.Report;

/// <summary>The report's style sheet: light and dark, phone and desk, screen and paper.</summary>
internal static class ReportStyle
{
    public const string Sheet = """
        :root{--bg:#fff;--panel:#f6f8fa;--ink:#1b1f24;--muted:#59636e;--line:#d5dbe1;--accent:#0a5fb4;--on:#5b93c9;--off:#9aa4ae;--on-text:#fff;--q:#0a5fb4;--l:#2d8659;--c:#b0680c;color-scheme:light dark}
        @media (prefers-color-scheme:dark){:root{--bg:#0e1217;--panel:#171c23;--ink:#e7ecf1;--muted:#9aa6b2;--line:#2d353e;--accent:#5fb0ff;--on:#3c78ad;--off:#5d6873;--on-text:#fff;--q:#4f9fe8;--l:#48b07c;--c:#d9963d}}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        main,header,footer{max-width:68rem;margin:0 auto;padding:0 1.25rem}
        header{padding-top:2.25rem}
        h1{font-size:1.75rem;line-height:1.2;margin:0 0 .4rem;letter-spacing:-.01em}
        h2{font-size:1.2rem;margin:2.4rem 0 .6rem;padding-top:1.2rem;border-top:1px solid var(--line)}
        p{margin:.4rem 0 .8rem;max-width:60rem}.answer p{margin:.3rem 0 0}.facts+p{margin-top:1rem}
        a{color:var(--accent)}
        .muted,figcaption,footer{color:var(--muted);font-size:.9rem}
        code{font:.88em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
        .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:.75rem;margin:1.25rem 0 0}
        .facts div{background:var(--panel);border-radius:8px;padding:.7rem .9rem}
        .facts dt{color:var(--muted);font-size:.82rem}
        .facts dd{margin:0;font-weight:600;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
        .answer{border-left:4px solid var(--accent);background:var(--panel);border-radius:0 8px 8px 0;padding:.9rem 1.1rem;margin:1.4rem 0 0}
        .answer strong{font-size:1.15rem}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:.92rem}
        th,td{text-align:left;padding:.42rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
        th{color:var(--muted);font-weight:600;font-size:.82rem;white-space:nowrap}
        #sources code{white-space:nowrap}#sources td:last-child{min-width:14rem}
        .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        tbody tr.best td{background:var(--panel)}
        .name{font-weight:600;display:block}
        .stack{display:flex;height:.6rem;min-width:7rem;border-radius:3px;overflow:hidden;background:var(--line);margin-top:.45rem}
        .stack i{display:block}.q{background:var(--q)}.l{background:var(--l)}.c{background:var(--c)}
        .key{display:inline-block;width:.75rem;height:.75rem;border-radius:2px;margin:0 .3rem 0 .9rem;vertical-align:-1px}
        .key:first-child{margin-left:0}
        figure{margin:0}figcaption>span{margin-right:1rem;white-space:nowrap}
        .plot{display:block;width:100%;max-width:50rem;height:auto;margin:0 auto .4rem}
        .plot text{font:12px system-ui,sans-serif;fill:var(--muted)}
        .plot .grid{stroke:var(--line);stroke-width:1}
        .plot .frontier{fill:none;stroke:var(--accent);stroke-width:1.5;stroke-dasharray:5 4}
        .plot .error{fill:none;stroke:var(--off);stroke-width:1.4}
        .plot circle{fill:var(--off);stroke:var(--bg);stroke-width:1.5}
        .plot .on circle{fill:var(--on)}.plot .best circle{fill:var(--accent)}
        .plot .on .error,.plot .best .error{stroke:var(--on)}
        .plot .point text{fill:var(--on-text);font-size:9.5px;font-weight:600}
        h3{font-size:1rem;margin:1.6rem 0 .5rem}
        .timeline rect{fill:var(--accent)}.timeline rect.open{fill:var(--off)}.plot .bar{fill:var(--on-text);font-size:11px;font-weight:600}
        .series{fill:none;stroke-width:2}.s0{stroke:var(--off)}.s1{stroke:var(--q)}.s2{stroke:var(--l)}.s3{stroke:var(--c)}
        .k0{background:var(--off)}.k1{background:var(--q)}.k2{background:var(--l)}.k3{background:var(--c)}
        .bars{display:grid;grid-template-columns:minmax(9rem,auto) 1fr auto;gap:.35rem .8rem;align-items:center;font-size:.92rem}
        .bars .track{height:1rem;border-radius:3px;background:var(--panel)}
        .bars .track i{display:block;height:100%;border-radius:3px;background:var(--off);min-width:2px}
        .bars .track.chosen i{background:var(--accent)}
        details{margin:.5rem 0}
        summary{cursor:pointer;padding:.3rem 0}
        footer{margin-top:2.5rem;padding-top:1rem;padding-bottom:2.5rem;border-top:1px solid var(--line)}
        @media (max-width:640px){
        header{padding-top:1.4rem}h1{font-size:1.4rem}
        main,header,footer{padding-left:1rem;padding-right:1rem}
        .facts{grid-template-columns:1fr 1fr}
        .cards thead{display:none}
        .cards tr{display:grid;grid-template-columns:1fr 1fr;gap:.1rem .8rem;padding:.7rem 0;border-bottom:1px solid var(--line)}
        .cards td{border:0;padding:.1rem 0;text-align:left;white-space:normal}
        .cards td.wide{grid-column:1/-1}
        .cards td.rank,.cards td.others{display:none}.cards .name::before{content:attr(data-rank) ". ";color:var(--muted);font-weight:400}
        .cards td[data-label]::before{content:attr(data-label);display:block;color:var(--muted);font-size:.78rem}
        .cards tr.best td{background:none}
        .plot text{font-size:15px}.plot .point text{font-size:10.5px}
        .bars{grid-template-columns:1fr auto}.bars .track{grid-column:1/-1;order:0}
        }
        @media print{
        :root{--bg:#fff;--panel:#f4f4f4;--ink:#000;--muted:#444;--line:#ccc;--accent:#0a5fb4;--on:#5b93c9;--off:#9aa4ae}
        body{font-size:10.5pt}main,header,footer{max-width:none;padding:0}
        h2{break-after:avoid}tr,figure,.facts div,.answer{break-inside:avoid}
        .scroll{overflow:visible}a{color:inherit}
        *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        }
        """;
}
