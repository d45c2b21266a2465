package org.prodrome.data.source;

/**
 * What a public data set is, as its page and papers say. Each is a phrase.
 *
 * @param name as its papers call it
 * @param address the page where it is to be had
 * @param licence under which it may be used
 * @param layout what a folder of it holds, such as "folders chb01 to chb24 with chb01-summary.txt"
 * @param published how much there is
 * @param subject what tells whom a case is of; "unknown" and what stands for it where nothing does
 * @param site what tells where a case is from
 * @param label what makes a case normal or abnormal
 * @param split the published split, as it is read
 */
public record About(
        String name,
        String address,
        String licence,
        String layout,
        String published,
        String subject,
        String site,
        String label,
        String split) {}
