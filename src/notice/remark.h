/* remark.h: the lines around a notice that are neither its elements nor its text.
 *
 * Remarks in brackets or under a title （此件公开发布）, （2018年12月1日…通过）; the marks of
 * secrecy, urgency and copy; the captions that carry an element (受文者：, SUBJECT:); distribution
 * and imprint; what a web page or a collection has put there.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_NOTICE_REMARK_H
#define GONGWEN_NOTICE_REMARK_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/reading.h"

/* A copy number (000001), a grade of secrecy or of urgency, 写. */
bool remark_is_mark(struct key key);

/* What a web page or a markdown file says about the text: 【法宝引证码】, 原文链接：, ---. */
bool remark_is_metadata(struct key key);

/* What a page of the Web prints below the text: 【打印】【关闭】, 上一篇：, 责任编辑：. */
bool remark_is_page_foot(struct key key);

/* Under a title: the day of adoption, of effect, of revision, with or without brackets. */
bool remark_is_history(struct key key);

/* Behind the signature: （此件公开发布）, （联系人：…）. */
bool remark_is_note(struct key key);

/* 签发人：… */
bool remark_is_signer(struct key key);

/* 抄送：, 内发：, 正本： … */
bool remark_is_distribution(struct key key);

/* …2020年3月11日印发; with the office that prints it or without. */
bool remark_is_imprint(struct key key);

/* 附件, 附件1, 附件一：, 別紙 on a line of their own: the label of an attachment. */
bool remark_is_attachment_label(struct key key);

/* The bytes of 附件： or 附件1： that a list of attachments opens with; 0 without. */
size_t remark_attachment_list(struct key key);

/* A heading that has no ordinal: 說明：, 記, SUMMARY: on a line of their own. */
bool remark_is_heading(struct key key);

/* [FR Doc. …], BILLING CODE …: what the Federal Register prints below. */
bool remark_is_filing(struct key key);

/* The bytes of Dated: and its like before a closing date; 0 without. */
size_t remark_dated(struct key key);

/* What a caption says its line is. */
enum caption {
    CAPTION_NONE,
    CAPTION_ADDRESSEE,
    CAPTION_DATE,
    CAPTION_NUMBER,
    CAPTION_TITLE,
    CAPTION_PURPORT, /* 主旨: the title, said in a paragraph of the body */
    CAPTION_ISSUER,
    CAPTION_SENDER, /* who signs */
    CAPTION_MARK,   /* an address, a telephone number */
    CAPTION_BODY    /* opens the body: SUMMARY: */
};

/* The caption that opens the line; *length its bytes with the colon. */
enum caption remark_caption(struct key key, size_t *length);

#endif
